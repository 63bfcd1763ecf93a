# hosts.set: one name at one address. Its old lines are commented out, every other byte stays, and so do the rights of the file.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

# Latin-1 carries every byte through unchanged, whatever the encoding of the file.
$script:latin = [System.Text.Encoding]::GetEncoding(28591)

function Get-RdpdHostsFile {
    param([Parameter(Mandatory = $true)][System.Collections.IDictionary]$Arguments)
    $path = Get-RdpdHostsPath
    $bytes = Get-RdpdFileBase64 -Path $path
    $sddl = $null
    if ($null -ne $bytes) {
        $sddl = Get-RdpdFileSddl -Path $path
    }
    return [ordered]@{ bytes = $bytes; sddl = $sddl }
}

# Whether a line gives this name an address.
function Test-RdpdHostsLine {
    param([AllowEmptyString()][string]$Text, [Parameter(Mandatory = $true)][string]$Name)
    # A byte order mark in UTF-8, seen as Latin-1.
    $mark = -join @([char]0xEF, [char]0xBB, [char]0xBF)
    $bare = $Text
    if ($bare.StartsWith($mark, [System.StringComparison]::Ordinal)) {
        $bare = $bare.Substring(3)
    }
    $bare = ($bare -replace '#[^\r\n]*', '').Trim()
    $words = @($bare -split '\s+')
    if (($words.Count -lt 2) -or ($words[0] -notmatch '^(\d{1,3}(\.\d{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(%\S+)?)$')) {
        return $false
    }
    return (@($words | Select-Object -Skip 1) -contains $Name)
}

# The whole new file as base64, byte for byte what the practice machines write too.
function Edit-RdpdHosts {
    param([AllowNull()][AllowEmptyString()][string]$Data, [Parameter(Mandatory = $true)][System.Collections.IDictionary]$Arguments)
    $text = $script:latin.GetString([System.Convert]::FromBase64String([string]$Data))
    $end = "`n"
    if (($text -eq '') -or $text.Contains("`r`n")) {
        $end = "`r`n"
    }
    $lines = @([regex]::Split($text, '(?<=\r\n|\n|\r(?!\n))'))
    $mine = @($lines | Where-Object { Test-RdpdHostsLine -Text $_ -Name $Arguments['name'] })
    $wanted = $null
    if ($null -ne $Arguments['address']) {
        $note = '# ' + [string]$Arguments['tag']
        $wanted = @([string]$Arguments['address'], [string]$Arguments['name'], $note) -join [string][char]9
        if (($mine.Count -eq 1) -and ($mine[0].TrimEnd() -ceq $wanted)) {
            return [string]$Data
        }
    }
    $kept = ''
    foreach ($line in $lines) {
        if (Test-RdpdHostsLine -Text $line -Name $Arguments['name']) {
            $kept += '# '
        }
        $kept += $line
    }
    if ($null -ne $wanted) {
        if (($kept -ne '') -and ($kept -notmatch '[\r\n]\z')) {
            $kept += $end
        }
        $kept += $wanted + $end
    }
    return [System.Convert]::ToBase64String($script:latin.GetBytes($kept))
}

function Write-RdpdHosts {
    param([AllowEmptyString()][string]$Data, [AllowNull()][string]$Sddl)
    $path = Get-RdpdHostsPath
    Set-RdpdFileBase64 -Path $path -Data $Data
    if (($null -ne $Sddl) -and ($Sddl -ne '') -and ((Get-RdpdFileSddl -Path $path) -cne $Sddl)) {
        Set-RdpdFileSecurity -Path $path -Sddl $Sddl
    }
}

function Set-RdpdHosts {
    param([Parameter(Mandatory = $true)][System.Collections.IDictionary]$Arguments)
    $now = Get-RdpdHostsFile -Arguments $Arguments
    if (($null -eq $now['bytes']) -and ($null -eq $Arguments['address'])) {
        return
    }
    $wanted = Edit-RdpdHosts -Data $now['bytes'] -Arguments $Arguments
    if ($wanted -cne $now['bytes']) {
        Write-RdpdHosts -Data $wanted -Sddl $now['sddl']
    }
}

function Restore-RdpdHosts {
    param([Parameter(Mandatory = $true)][System.Collections.IDictionary]$Arguments, [Parameter(Mandatory = $true)][System.Collections.IDictionary]$Captured)
    $now = Get-RdpdHostsFile -Arguments $Arguments
    if ($null -eq $Captured['bytes']) {
        if ($null -ne $now['bytes']) {
            Remove-RdpdFile -Path (Get-RdpdHostsPath)
        }
        return
    }
    $sddl = $null
    if ($Captured.Contains('sddl')) {
        $sddl = $Captured['sddl']
    }
    if (($now['bytes'] -cne $Captured['bytes']) -or (($null -ne $sddl) -and ($now['sddl'] -cne $sddl))) {
        Write-RdpdHosts -Data $Captured['bytes'] -Sddl $sddl
    }
}

Export-ModuleMember -Function *
