# What the host wrote down about connections (h16 to h19, h23, h30). Ids and field names only.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$script:manager = 'Microsoft-Windows-TerminalServices-RemoteConnectionManager'

# The first of the named fields that is there, as text; null when none is.
function Get-RdpdFirstField {
    param([hashtable]$Fields, [string[]]$Names)
    foreach ($name in $Names) {
        if (($null -ne $Fields) -and $Fields.Contains($name) -and ([string]$Fields[$name] -ne '')) {
            return [string]$Fields[$name]
        }
    }
    return $null
}

# A code as an unsigned number, whether it was written decimal or as 0x...; null when it is neither.
function Get-RdpdFirstCode {
    param([hashtable]$Fields, [string[]]$Names)
    $text = Get-RdpdFirstField -Fields $Fields -Names $Names
    if ("$text" -match '^-?\d{1,18}$') {
        return (ConvertTo-RdpdUnsigned -Number ([int64]$text))
    }
    if ("$text" -match '^0x[0-9a-fA-F]{1,15}$') {
        return [System.Convert]::ToInt64("$text".Substring(2), 16)
    }
    return $null
}

# The address without its port: 192.0.2.7:50123, [2001:db8::7]:50123.
function Get-RdpdClientAddress {
    param([hashtable]$Fields, [string[]]$Names)
    $text = Get-RdpdFirstField -Fields $Fields -Names $Names
    if ("$text" -match '^\[([^\]]+)\](:\d+)?$') {
        return $Matches[1]
    }
    if ("$text" -match '^([^:]+):\d+$') {
        return $Matches[1]
    }
    return $text
}

function Read-RdpdHostEvents {
    Read-RdpdFact -Name 'events.certificate' -Shape 'list' -Body {
        foreach ($entry in (Get-RdpdEvents -Log 'System' -Provider $script:manager -Id @(1050, 1051, 1052, 1053, 1054, 1055, 1056, 1057, 1058, 1059, 1062, 1064, 1065) -Minutes 43200 -Max 100)) {
            [ordered]@{ id = $entry['Id']; at = $entry['At']; status = (Get-RdpdFirstField -Fields $entry['Fields'] -Names @('status', 'Status', 'StatusCode', 'ErrorCode', 'p1', 'Param1', 'param1')) }
        }
    }
    Read-RdpdFact -Name 'events.schannel' -Shape 'list' -Admin -Body {
        foreach ($entry in (Get-RdpdEvents -Log 'System' -Provider 'Schannel' -Id @(36870, 36871, 36872, 36874, 36887, 36888) -Minutes 10080 -Max 150)) {
            $fields = $entry['Fields']
            [ordered]@{
                id = $entry['Id']
                at = $entry['At']
                errorCode = (Get-RdpdFirstCode -Fields $fields -Names @('ErrorCode'))
                errorState = (Get-RdpdFirstCode -Fields $fields -Names @('ErrorState'))
                alert = (Get-RdpdFirstCode -Fields $fields -Names @('AlertDesc'))
                protocol = (Get-RdpdFirstField -Fields $fields -Names @('Protocol'))
                process = (Get-RdpdFirstField -Fields $fields -Names @('CallerProcessImageName', 'CallerProcessId'))
            }
        }
    }
    Read-RdpdFact -Name 'events.rdpCore' -Shape 'list' -Body {
        foreach ($entry in (Get-RdpdEvents -Log 'Microsoft-Windows-RemoteDesktopServices-RdpCoreTS/Operational' -Provider 'Microsoft-Windows-RemoteDesktopServices-RdpCoreTS' -Id @(65, 97, 98, 102, 103, 131, 139, 140, 142, 143, 153, 226) -Minutes 2880 -Max 200)) {
            $fields = $entry['Fields']
            [ordered]@{
                id = $entry['Id']
                at = $entry['At']
                clientIp = (Get-RdpdClientAddress -Fields $fields -Names @('ClientIP', 'IPString'))
                code = (Get-RdpdFirstCode -Fields $fields -Names @('ResultCode', 'ErrorCode', 'ReasonCode'))
                component = (Get-RdpdFirstField -Fields $fields -Names @('ComponentName', 'StateTransitionName'))
                tlsVersion = (Get-RdpdFirstField -Fields $fields -Names @('TLSVersion'))
            }
        }
    }
    Read-RdpdFact -Name 'events.connectionManager' -Shape 'list' -Body {
        foreach ($entry in (Get-RdpdEvents -Log "$($script:manager)/Operational" -Provider $script:manager -Id @(258, 259, 261, 1149, 1158) -Minutes 2880 -Max 200)) {
            $address = $null
            if ($entry['Id'] -eq 1149) {
                $address = Get-RdpdClientAddress -Fields $entry['Fields'] -Names @('Param3')
            }
            elseif ($entry['Id'] -eq 1158) {
                $address = Get-RdpdClientAddress -Fields $entry['Fields'] -Names @('Param1')
            }
            [ordered]@{ id = $entry['Id']; at = $entry['At']; clientIp = $address }
        }
    }
    Read-RdpdFact -Name 'events.sessionManager' -Shape 'list' -Body {
        foreach ($entry in (Get-RdpdEvents -Log 'Microsoft-Windows-TerminalServices-LocalSessionManager/Operational' -Provider 'Microsoft-Windows-TerminalServices-LocalSessionManager' -Id @(17, 21, 22, 24, 25, 40) -Minutes 10080 -Max 100)) {
            $fields = $entry['Fields']
            $code = $null
            if ($entry['Id'] -eq 17) {
                $code = Get-RdpdFirstCode -Fields $fields -Names @('Param1', 'p1')
            }
            elseif ($entry['Id'] -eq 40) {
                $code = Get-RdpdFirstCode -Fields $fields -Names @('Reason')
            }
            [ordered]@{ id = $entry['Id']; at = $entry['At']; code = $code; session = (Get-RdpdFirstCode -Fields $fields -Names @('SessionID', 'Session')) }
        }
    }
    Read-RdpdFact -Name 'licensing.events' -Shape 'list' -Body {
        foreach ($entry in (Get-RdpdEvents -Log 'System' -Provider $script:manager -Id @(1003, 1004, 1011, 1128, 1129, 1130) -Minutes 43200 -Max 50)) {
            [ordered]@{ id = $entry['Id']; at = $entry['At'] }
        }
    }
    Read-RdpdFact -Name 'events.floods' -Body { @(Get-RdpdEvents -Log "$($script:manager)/Admin" -Provider $script:manager -Id @(1006) -Minutes 60 -Max 200 | Where-Object { $null -ne $_ }).Count }
    Read-RdpdFact -Name 'logons.failed15min' -Admin -Body { @(Get-RdpdEvents -Log 'Security' -Provider 'Microsoft-Windows-Security-Auditing' -Id @(4625) -Minutes 15 -Max 500 | Where-Object { $null -ne $_ }).Count }
}

Export-ModuleMember -Function *
