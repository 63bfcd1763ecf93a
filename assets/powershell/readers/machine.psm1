# Which Windows this is, who asks, and who is signed in (c01, h01, h29).
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$script:version = 'SOFTWARE\Microsoft\Windows NT\CurrentVersion'
$script:control = 'SYSTEM\CurrentControlSet\Control'

function Read-RdpdMachine {
    Read-RdpdFact -Name 'os.productName' -Body { Get-RdpdRegistryText -Path $script:version -Name 'ProductName' }
    Read-RdpdFact -Name 'os.build' -Body {
        $build = Get-RdpdRegistryText -Path $script:version -Name 'CurrentBuild'
        if ($null -ne $build) { [int]$build }
    }
    Read-RdpdFact -Name 'os.ubr' -Body { Get-RdpdRegistryNumber -Path $script:version -Name 'UBR' }
    Read-RdpdFact -Name 'os.edition' -Body { Get-RdpdRegistryText -Path $script:version -Name 'EditionID' }
    Read-RdpdFact -Name 'os.installationType' -Body { Get-RdpdRegistryText -Path $script:version -Name 'InstallationType' }
    Read-RdpdFact -Name 'os.architecture' -Body { Get-RdpdRegistryText -Path "$($script:control)\Session Manager\Environment" -Name 'PROCESSOR_ARCHITECTURE' }
    Read-RdpdFact -Name 'os.uiLanguage' -Body { Get-RdpdUiLanguage }
    Read-RdpdFact -Name 'process.bits' -Body { (Get-RdpdProcess)['Bits'] }
    Read-RdpdFact -Name 'process.elevated' -Body { (Get-RdpdProcess)['Elevated'] }
    Read-RdpdFact -Name 'process.languageMode' -Body { Get-RdpdLanguageMode }
    Read-RdpdFact -Name 'process.inRdpSession' -Body {
        $session = (Get-RdpdProcess)['SessionId']
        $console = Get-RdpdRegistryNumber -Path "$($script:control)\Terminal Server" -Name 'GlassSessionId'
        # Session 0 is the services' session, never a remote one.
        if ($null -ne $console) { ($session -ne 0) -and ($session -ne $console) }
    }
    Read-RdpdFact -Name 'process.user' -Body { (Get-RdpdProcess)['User'] }
    Read-RdpdFact -Name 'os.computerName' -Body { Get-RdpdRegistryText -Path "$($script:control)\ComputerName\ActiveComputerName" -Name 'ComputerName' }
    Read-RdpdFact -Name 'os.appServerMode' -Body { (Get-RdpdRegistryNumber -Path "$($script:control)\Terminal Server" -Name 'TSAppCompat') -eq 1 }
    Read-RdpdFact -Name 'azure.guestAgent' -Body { Test-RdpdRegistryKey -Path 'SYSTEM\CurrentControlSet\Services\WindowsAzureGuestAgent' }

    # One answer of CIM serves three facts; when it fails, each of them says so.
    $domain = Get-RdpdOnce -Body { Get-RdpdCim -ClassName 'Win32_ComputerSystem' -TimeoutSeconds 4 }
    Read-RdpdFact -Name 'os.domainRole' -Body { Get-RdpdProperty -Object (Get-RdpdOnceValue -Once $domain) -Name 'DomainRole' }
    Read-RdpdFact -Name 'os.partOfDomain' -Body { Get-RdpdProperty -Object (Get-RdpdOnceValue -Once $domain) -Name 'PartOfDomain' }
    Read-RdpdFact -Name 'os.domainName' -Body { Get-RdpdProperty -Object (Get-RdpdOnceValue -Once $domain) -Name 'Domain' }
    Read-RdpdFact -Name 'os.uptimeDays' -Body {
        $started = Get-RdpdProperty -Object (Get-RdpdCim -ClassName 'Win32_OperatingSystem' -TimeoutSeconds 4) -Name 'LastBootUpTime'
        if ($null -ne $started) { [math]::Round(((Get-Date) - [datetime]$started).TotalDays, 2) }
    }
}

# Rows of qwinsta without its words: the mark, the name at the line's start, the user, the number. The state follows from their shape,
# because its word is in the language of Windows.
function ConvertFrom-RdpdSessionLine {
    param([string]$Line)
    if ($Line -notmatch '^[ >](?<name>\S*)\s+(?:(?<user>\S.*?)\s+)?(?<id>\d{1,5})\s+\S') {
        return
    }
    $name = [string]$Matches['name']
    $user = ''
    if ($Matches.ContainsKey('user')) {
        $user = [string]$Matches['user']
    }
    $id = [int]$Matches['id']
    if ($id -ge 65536 -or ($user -eq '' -and $name -match '^(rdp-tcp|31c5ce94|.+-tcp)' -and $name -notmatch '#')) {
        $state = 'listen'
    }
    elseif ($id -eq 0) {
        $state = 'services'
    }
    elseif ($name -eq '') {
        $state = 'disconnected'
    }
    elseif ($user -eq '') {
        $state = 'connected'
    }
    else {
        $state = 'active'
    }
    return [ordered]@{ id = $id; name = $name; user = $user; state = $state }
}

function Get-RdpdSessionRows {
    foreach ($line in (Invoke-RdpdProgram -Name 'qwinsta')['Lines']) {
        ConvertFrom-RdpdSessionLine -Line $line
    }
}

function Read-RdpdSessions {
    Read-RdpdFact -Name 'os.virtualPlatform' -Body {
        $maker = Get-RdpdRegistryText -Path 'HARDWARE\DESCRIPTION\System\BIOS' -Name 'SystemManufacturer'
        $model = Get-RdpdRegistryText -Path 'HARDWARE\DESCRIPTION\System\BIOS' -Name 'SystemProductName'
        $text = "$maker $model".Trim()
        if ($text -ne '') { $text }
    }
    Read-RdpdFact -Name 'session.list' -Shape 'list' -Body { Get-RdpdSessionRows }
    Read-RdpdFact -Name 'limit.activeSessions' -Body { @(Get-RdpdSessionRows | Where-Object { $_['state'] -eq 'active' }).Count }
}

Export-ModuleMember -Function *
