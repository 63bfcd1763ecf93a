# The last connections of this PC from the client log (c03), joined by activity.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$script:log = 'Microsoft-Windows-TerminalServices-RDPClient/Operational'
$script:provider = 'Microsoft-Windows-TerminalServices-ClientActiveXCore'
$script:steps = @('none', 'started', 'negotiated', 'connected', 'session')

# A number as the client writes it: decimal, or hexadecimal after 0x. Null for anything else.
function ConvertTo-RdpdEventNumber {
    param([AllowNull()][AllowEmptyString()][string]$Text)
    if ($Text -match '^-?\d{1,18}$') {
        return (ConvertTo-RdpdUnsigned -Number ([int64]$Text))
    }
    if ($Text -match '^0x[0-9a-fA-F]{1,15}$') {
        return [System.Convert]::ToInt64($Text.Substring(2), 16)
    }
    return $null
}

function New-RdpdAttempt {
    param([string]$Activity)
    return [ordered]@{ activityId = $Activity; at = $null; server = $null; reason = $null; extended = $null; furthest = 'none'; tlsError = $null; dnsFailed = $false; noLicence = $false; udp = $false; connected = $false }
}

function Set-RdpdFurthest {
    param([System.Collections.IDictionary]$Attempt, [string]$Step)
    if ([array]::IndexOf($script:steps, $Step) -gt [array]::IndexOf($script:steps, $Attempt['furthest'])) {
        $Attempt['furthest'] = $Step
    }
}

# Adds what one event says about an attempt. Ids and fields: provider manifest, rdp-client events.
function Add-RdpdAttemptEvent {
    param([System.Collections.IDictionary]$Attempt, [hashtable]$Entry)
    $fields = $Entry['Fields']
    switch ($Entry['Id']) {
        1024 {
            $Attempt['at'] = $Entry['At']
            $Attempt['server'] = $fields['Value']
            Set-RdpdFurthest -Attempt $Attempt -Step 'started'
        }
        1025 {
            $Attempt['connected'] = $true
            Set-RdpdFurthest -Attempt $Attempt -Step 'connected'
        }
        1026 { $Attempt['reason'] = ConvertTo-RdpdEventNumber -Text $fields['Value'] }
        1027 {
            $Attempt['connected'] = $true
            Set-RdpdFurthest -Attempt $Attempt -Step 'session'
        }
        1028 { Set-RdpdFurthest -Attempt $Attempt -Step 'negotiated' }
        226 {
            if ("$($fields['StateTransitionName'])" -match 'SSL|TLS') {
                $Attempt['tlsError'] = ConvertTo-RdpdEventNumber -Text $fields['ErrorCode']
            }
        }
        1007 { $Attempt['dnsFailed'] = $true }
        1017 { $Attempt['noLicence'] = $true }
        # The side channel over UDP was open, whether or not it was closed again.
        1103 { $Attempt['udp'] = $true }
        1105 { $Attempt['udp'] = $true }
    }
    if ($null -eq $Attempt['at']) {
        $Attempt['at'] = $Entry['At']
    }
}

function Read-RdpdAttempts {
    Read-RdpdFact -Name 'client.attempts' -Shape 'list' -Body {
        $events = @(Get-RdpdEvents -Log $script:log -Provider $script:provider -Id @(226, 1007, 1017, 1024, 1025, 1026, 1027, 1028, 1103, 1105) -Minutes 20160 -Max 600 | Where-Object { $null -ne $_ })
        if ($events.Count -eq 0 -and -not (Test-RdpdLogEnabled -Log $script:log)) {
            throw 'notRead: the client log is switched off on this PC'
        }
        # The log is newest first; an attempt is told in the order it happened.
        [array]::Reverse($events)
        $attempts = [ordered]@{}
        $serial = 0
        foreach ($entry in $events) {
            $activity = [string]$entry['Activity']
            if ($activity -eq '') {
                # Without an activity the process stands for it, and every new connection of it counts as one.
                if ($entry['Id'] -eq 1024) {
                    $serial += 1
                }
                $activity = "process-$($entry['ProcessId'])-$serial"
            }
            if (-not $attempts.Contains($activity)) {
                $attempts[$activity] = New-RdpdAttempt -Activity $activity
            }
            Add-RdpdAttemptEvent -Attempt $attempts[$activity] -Entry $entry
        }
        $rows = @($attempts.Values)
        [array]::Reverse($rows)
        $rows | Select-Object -First 50
    }
}

Export-ModuleMember -Function *
